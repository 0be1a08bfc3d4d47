package io.commentlog.bot.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the secrets are that a file of entities only names.
 *
 * @param folder of the file: relative paths in it begin there
 * @param environment of the process
 */
record Surroundings(Path folder, Map<String, String> environment) {
    Surroundings {
        environment = Map.copyOf(environment);
    }
}
