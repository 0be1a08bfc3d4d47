package io.commentlog.system;

import io.commentlog.system.ContractRow.Check;
import io.commentlog.system.ContractRow.Kind;
import io.commentlog.system.ContractRow.When;
import java.util.ArrayList;
import java.util.List;

/** A section of the contract, its rows in the order of its sentences. Filled once, by the classes that have the checks. */
final class ContractSection {
    private final int number;
    private final String title;
    private final List<Class<?>> checks;
    private final List<ContractRow> rows = new ArrayList<>();

    ContractSection(int number, String title, Class<?>... checks) {
        this.number = number;
        this.title = title;
        this.checks = List.of(checks);
    }

    ContractSection keep(String sentence, Check check) {
        return row(sentence, Kind.KEEP, When.IN_ORDER, check);
    }

    ContractSection fix(String sentence, Check check) {
        return row(sentence, Kind.FIX, When.IN_ORDER, check);
    }

    /** New in this API. */
    ContractSection add(String sentence, Check check) {
        return row(sentence, Kind.NEW, When.IN_ORDER, check);
    }

    /** New in this API, and asked last, for it shows in a time that the other rows take anyway. */
    ContractSection addForTheEnd(String sentence, Check check) {
        return row(sentence, Kind.NEW, When.AT_THE_END, check);
    }

    private ContractSection row(String sentence, Kind kind, When when, Check check) {
        rows.add(new ContractRow(this, sentence, kind, when, check));
        return this;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    /** The simple names of the classes that have the checks. */
    List<String> checkedBy() {
        return checks.stream().map(Class::getSimpleName).toList();
    }

    List<ContractRow> rows() {
        return List.copyOf(rows);
    }
}
