package io.commentlog.system;

import io.commentlog.system.ContractRow.Check;
import io.commentlog.system.ContractRow.Kind;
import java.util.ArrayList;
import java.util.List;

/** A section of the contract, its rows in the order of its sentences. Filled once, by the class that has the checks. */
final class ContractSection {
    private final int number;
    private final String title;
    private final Class<?> checks;
    private final List<ContractRow> rows = new ArrayList<>();

    ContractSection(int number, String title, Class<?> checks) {
        this.number = number;
        this.title = title;
        this.checks = checks;
    }

    ContractSection keep(String sentence, Check check) {
        return row(sentence, Kind.KEEP, check);
    }

    ContractSection fix(String sentence, Check check) {
        return row(sentence, Kind.FIX, check);
    }

    /** New in this API. */
    ContractSection add(String sentence, Check check) {
        return row(sentence, Kind.NEW, check);
    }

    private ContractSection row(String sentence, Kind kind, Check check) {
        rows.add(new ContractRow(this, sentence, kind, check));
        return this;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    /** The simple name of the class that has the checks. */
    String checkedBy() {
        return checks.getSimpleName();
    }

    List<ContractRow> rows() {
        return List.copyOf(rows);
    }
}
