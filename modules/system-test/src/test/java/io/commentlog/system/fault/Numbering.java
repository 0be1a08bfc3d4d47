package io.commentlog.system.fault;

/**
 * The numbered comments of one row: their ids, and what becomes of each. A third are questions for the bot, a sixth are
 * marked by a client, an eighteenth deleted; no comment is two of these. Pure.
 *
 * @param domain of all of them, and of nothing else
 */
record Numbering(String domain) {
    String id(int number) {
        return domain + "-" + number;
    }

    boolean isQuestion(int number) {
        return number % 3 == 0;
    }

    boolean isMarked(int number) {
        return number % 6 == 1;
    }

    boolean isDeleted(int number) {
        return number % 18 == 5;
    }

    /** What is posted. */
    String draft(int number) {
        String bot = isQuestion(number) ? ",\"botParams\":{\"entity\":\"echo\",\"processed\":false}" : "";
        return "{\"id\":\"" + id(number) + "\",\"text\":\"Number " + number + "\",\"domain\":\"" + domain + "\"" + bot
                + "}";
    }
}
