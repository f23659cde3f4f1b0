package dev.walletport.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Starts a sandbox with one customer and two wallets, to look at and to play with. */
public final class Sandbox {

  /** It was not started; the reason was printed. */
  static final int NOT_STARTED = 2;

  private Sandbox() {}

  /**
   * Runs until it is interrupted; exits with 2 if it cannot start.
   *
   * @param arguments {@value Options#ALL}
   */
  public static void main(String[] arguments) {
    try {
      start(Arrays.asList(arguments), System.out);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(NOT_STARTED);
    }
  }

  /** Starts it and says where it is; its own threads keep it running. */
  static JuspaySandbox start(List<String> arguments, PrintStream out) throws IOException {
    FakeWallets fake = FakeWallets.create();
    Options options = Options.of(arguments, fake);
    JuspaySandbox sandbox = options.settings().start();
    if (options.isFurnished()) {
      furnish(fake);
    }
    out.println(greeting(sandbox.uri()));
    return sandbox;
  }

  private static void furnish(FakeWallets fake) {
    CustomerId customer = CustomerId.of("customer_1122");
    fake.openCustomer(customer);
    open(fake, customer, WalletProvider.MOBIKWIK);
    open(fake, customer, WalletProvider.PAYTM);
  }

  private static void open(FakeWallets fake, CustomerId customer, WalletProvider provider) {
    NewWallet wish = NewWallet.at(provider).withMobileNumber(MobileNumber.of("9876543210"));
    fake.setBalance(fake.openWallet(customer, wish), new BigDecimal("250"));
  }

  private static String greeting(URI uri) {
    String greeting = "The sandbox is open: " + uri + """

        Look at it in a browser, or give it to a client of Juspay as the base URI, with any API key.
        It ends with Ctrl-C.""";
    return uri.getScheme().equals("https") ? greeting + trust(uri) : greeting;
  }

  private static String trust(URI uri) {
    return "\nTo trust it, this once: curl -k -o ca.pem " + uri + "/sandbox/ca.pem";
  }
}
