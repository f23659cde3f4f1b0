package dev.walletport.planted.domain;

/** Keeps all rules. */
public sealed interface WalletFailure {

  record NotFound(String id) implements WalletFailure {}

  record Refused(String code) implements WalletFailure {}
}
