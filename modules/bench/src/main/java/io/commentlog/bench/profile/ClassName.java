package io.commentlog.bench.profile;

/** The name of a class as sources have it: the JVM calls an array of bytes {@code [B}. Pure. */
final class ClassName {
    private ClassName() {}

    static String readable(String name) {
        int arrays = 0;
        while (arrays < name.length() && name.charAt(arrays) == '[') {
            arrays++;
        }
        return arrays == 0 ? name : element(name.substring(arrays)) + "[]".repeat(arrays);
    }

    private static String element(String descriptor) {
        return switch (descriptor) {
            case "B" -> "byte";
            case "C" -> "char";
            case "D" -> "double";
            case "F" -> "float";
            case "I" -> "int";
            case "J" -> "long";
            case "S" -> "short";
            case "Z" -> "boolean";
            default -> descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        };
    }
}
