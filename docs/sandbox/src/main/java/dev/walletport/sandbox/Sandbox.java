package dev.walletport.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Arrays;

/** Starts a sandbox with one customer and two wallets, to look at and to play with. */
public final class Sandbox {

  /** It was not started; the reason was printed. */
  static final int NOT_STARTED = 2;

  private Sandbox() {}

  /**
   * Runs until it is interrupted; exits with 2 if it cannot start.
   *
   * @param arguments {@code --port N}, {@code --https}, {@code --strict-routing}, {@code --empty}
   */
  public static void main(String[] arguments) {
    try {
      start(Options.of(Arrays.asList(arguments)), System.out);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(NOT_STARTED);
    }
  }

  /** Starts it and says where it is; its own threads keep it running. */
  static JuspaySandbox start(Options options, PrintStream out) throws IOException {
    FakeWallets fake = FakeWallets.create();
    JuspaySandbox sandbox = options.settings(fake).start();
    if (!options.isEmpty()) {
      furnish(fake);
    }
    out.println(greeting(sandbox, options));
    return sandbox;
  }

  private static void furnish(FakeWallets fake) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    open(fake, customer, WalletProvider.MOBIKWIK);
    open(fake, customer, WalletProvider.PAYTM);
  }

  private static void open(FakeWallets fake, Customer customer, WalletProvider provider) {
    NewWallet wish = NewWallet.at(provider).withMobileNumber(MobileNumber.of("9876543210"));
    WalletId wallet = fake.gateway().create(customer, wish).get().id();
    fake.setBalance(wallet, new BigDecimal("250"));
  }

  private static String greeting(JuspaySandbox sandbox, Options options) {
    String authority =
        options.isSecure() ? "\nIts authority: " + sandbox.uri() + "/sandbox/ca.pem" : "";
    return """
        The sandbox is open: %s%s
        Look at it in a browser, or give it to a client of Juspay as the base URI, with any API key.
        It ends with Ctrl-C.""".formatted(sandbox.uri(), authority);
  }
}
