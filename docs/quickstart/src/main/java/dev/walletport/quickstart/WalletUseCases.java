package dev.walletport.quickstart;

import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.RequestOtp;
import jakarta.inject.Inject;

/** What this platform does with wallets. */
record WalletUseCases(
    CreateWallet creating,
    FindWallet finding,
    RequestOtp requestingOtp,
    LinkWallet linking,
    DelinkWallet delinking) {

  @Inject
  WalletUseCases {}
}
