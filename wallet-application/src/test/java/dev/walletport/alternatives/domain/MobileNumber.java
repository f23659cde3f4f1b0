package dev.walletport.alternatives.domain;

/** A secret by its name alone. */
public record MobileNumber(String digits) {}
