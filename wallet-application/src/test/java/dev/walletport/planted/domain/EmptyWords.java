package dev.walletport.planted.domain;

/** One name for each empty word. */
final class EmptyWords {

  record WalletImpl() {}

  record WalletService() {}

  record WalletManager() {}

  record WalletUtil() {}

  record WalletUtils() {}

  record WalletHelper() {}

  record WalletHelpers() {}

  record WalletCommon() {}

  record LinkUseCase() {}

  record WalletPort() {}

  record WalletDto() {}

  /** Keeps the rule: the word is part of another one. */
  record Report() {}

  private EmptyWords() {}
}
