package dev.walletport.planted.domain.unmarked;

/** Lives in a package that says nothing of null. */
record Unmarked(String value) {}
