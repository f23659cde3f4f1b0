package dev.walletport.benchmarks;

import java.io.IOException;

/** A client that links one wallet by one OTP, again and again. */
interface WalletClient extends AutoCloseable {

  String CUSTOMER_ID = "customer_1122";
  String API_KEY = "your_api_key";
  String OTP = "345678";
  String FORM = "command=link&otp=" + OTP;
  String FORM_TYPE = "application/x-www-form-urlencoded";
  String TARGET = "/wallets/" + LoopbackServer.WALLET_ID;

  /**
   * Links.
   *
   * @return the wallet, linked
   * @throws IOException if the answer is another
   * @throws InterruptedException if the thread was interrupted
   */
  Object link() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
