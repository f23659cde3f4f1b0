package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.StartedThreads;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/**
 * A sandbox, a client of it, and a customer whose one wallet has a balance of 250 and an open
 * one-time password.
 */
final class SandboxFixture implements AutoCloseable {

  static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  static final String MOBILE = "9876543210";

  private final StartedThreads threads;
  private final FakeWallets fake;
  private final JuspaySandbox sandbox;
  private final RawHttpClient client;
  private final WalletId wallet;

  private SandboxFixture(StartedThreads threads, FakeWallets fake, JuspaySandbox sandbox) {
    this.threads = threads;
    this.fake = fake;
    this.sandbox = sandbox;
    this.client = RawHttpClient.to(sandbox);
    this.wallet = open(fake);
  }

  private static WalletId open(FakeWallets fake) {
    Customer customer = fake.openCustomer(CUSTOMER);
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK)
        .withMobileNumber(MobileNumber.of(MOBILE))
        .withFirstOtp();
    WalletId wallet = fake.gateway().create(customer, newWallet).get().id();
    fake.setBalance(wallet, new BigDecimal("250"));
    return wallet;
  }

  static SandboxFixture start() throws IOException {
    return start(FakeWallets.create(), settings -> settings);
  }

  static SandboxFixture start(FakeWallets fake, UnaryOperator<JuspaySandbox.Builder> settings)
      throws IOException {
    StartedThreads threads = new StartedThreads();
    return new SandboxFixture(
        threads, fake, start(threads, settings.apply(JuspaySandbox.builder(fake))));
  }

  private static JuspaySandbox start(StartedThreads threads, JuspaySandbox.Builder settings)
      throws IOException {
    try {
      return threads.call(settings::start);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("interrupted at its start", e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** Those of the sandbox. */
  StartedThreads threads() {
    return threads;
  }

  FakeWallets fake() {
    return fake;
  }

  JuspaySandbox sandbox() {
    return sandbox;
  }

  RawHttpClient client() {
    return client;
  }

  WalletId wallet() {
    return wallet;
  }

  /** The path of the one wallet. */
  String path() {
    return "/wallets/" + wallet;
  }

  /** The path of the customer's wallets. */
  String walletsPath() {
    return "/customers/" + CUSTOMER + "/wallets";
  }

  RawResponse send(RawRequest call) {
    return client.send(call);
  }

  RawResponse get(String path) {
    return send(RawRequest.get(path));
  }

  RawResponse post(String path, String form) {
    return send(RawRequest.post(path, form));
  }

  /** A form for the one wallet. */
  RawResponse command(String form) {
    return post(path(), form);
  }

  RawResponse link() {
    return command("command=link&otp=" + otp());
  }

  String otp() {
    return fake.inbox().newestOtp(wallet);
  }

  boolean isLinked() {
    return fake.wallet(wallet).get().account().fold(unlinked -> false, linked -> true);
  }
}
