package dev.walletport.planted.domain;

/** Keeps all rules. */
public record Customer(String id) {}
