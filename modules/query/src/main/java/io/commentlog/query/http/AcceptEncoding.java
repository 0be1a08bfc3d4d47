package io.commentlog.query.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Accept-Encoding}, as far as it is about gzip. Pure. */
final class AcceptEncoding {
    private static final Pattern WEIGHT = Pattern.compile("\\s*q\\s*=\\s*([01](?:\\.[0-9]{0,3})?)\\s*");

    private AcceptEncoding() {}

    /** Whether the client reads gzip, and likes it no less than what is not compressed. */
    static boolean allowsGzip(String header) {
        Map<String, Double> weights = new HashMap<>();
        for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] nameAndWeight = coding.split(";", 2);
            weights.put(nameAndWeight[0].strip(), nameAndWeight.length < 2 ? 1 : weight(nameAndWeight[1]));
        }
        double any = weights.getOrDefault("*", 0.0);
        double gzip = weights.getOrDefault("gzip", weights.getOrDefault("x-gzip", any));
        return gzip > 0 && gzip >= weights.getOrDefault("identity", 0.0);
    }

    /** What is no weight is none: a body that is not compressed is right for everybody. */
    private static double weight(String parameter) {
        Matcher weight = WEIGHT.matcher(parameter);
        return weight.matches() ? Double.parseDouble(weight.group(1)) : 0;
    }
}
