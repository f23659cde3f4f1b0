package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Starts a sandbox from the command line, with one customer who has two wallets. */
public final class Main {

  /** The exit status if it could not start; the reason is on standard error. */
  static final int NOT_STARTED = 2;

  private Main() {}

  /**
   * Runs until it is interrupted. Exits with 0 after {@code --help}, with 2 if it cannot start.
   *
   * @param arguments the options that {@code --help} lists
   */
  public static void main(String[] arguments) {
    try {
      run(Arrays.asList(arguments), System.out);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(NOT_STARTED);
    }
  }

  /**
   * Starts the sandbox, whose threads keep the process running.
   *
   * @return the sandbox; none if the options ask for help
   */
  static Option<JuspaySandbox> run(List<String> arguments, PrintStream out) throws IOException {
    LauncherOptions options =
        LauncherOptions.parse(arguments, new SecureRandom().nextInt(Integer.MAX_VALUE));
    FakeWallets fake = options.fake();
    JuspaySandbox.Builder settings = options.settings(fake);
    if (options.isHelp()) {
      out.println(LauncherOptions.HELP);
      return Option.none();
    }
    if (options.hasCustomer()) {
      openCustomer(fake);
    }
    return Option.some(start(options, settings, out));
  }

  private static JuspaySandbox start(
      LauncherOptions options, JuspaySandbox.Builder settings, PrintStream out) throws IOException {
    JuspaySandbox sandbox = settings.start();
    writePort(options.portFile(), sandbox);
    out.println(readiness(sandbox.uri(), options));
    out.println("The same ids and OTPs again: --seed " + options.seed());
    return sandbox;
  }

  private static void openCustomer(FakeWallets fake) {
    CustomerId customer = CustomerId.of("customer_1122");
    fake.openCustomer(customer);
    openWallet(fake, customer, WalletProvider.MOBIKWIK);
    openWallet(fake, customer, WalletProvider.PAYTM);
  }

  private static void openWallet(FakeWallets fake, CustomerId customer, WalletProvider provider) {
    NewWallet newWallet = NewWallet.at(provider).withMobileNumber(MobileNumber.of("9876543210"));
    fake.setBalance(fake.openWallet(customer, newWallet), new BigDecimal("250"));
  }

  private static void writePort(Option<Path> file, JuspaySandbox sandbox) throws IOException {
    try {
      if (file.isDefined()) {
        write(file.get().toAbsolutePath(), String.valueOf(sandbox.uri().getPort()));
      }
    } catch (IOException e) {
      sandbox.close();
      throw new IOException("cannot write the port to " + file.get() + ": " + e, e);
    }
  }

  /** Moves the complete file into place, so that no reader sees half of it. */
  private static void write(Path file, String text) throws IOException {
    Path complete = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(complete, text);
      Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      boolean ignored = Files.deleteIfExists(complete);
    }
  }

  private static String readiness(URI uri, LauncherOptions options) {
    String key = options.hasKey() ? "its" : "any";
    String text = "The sandbox is open: " + uri
        + "\nOpen it in a browser, or give it to a client of Juspay as the base URI, with " + key
        + " API key.\nCtrl-C ends it.";
    return uri.getScheme().equals("https") ? text + trust(uri) : text;
  }

  private static String trust(URI uri) {
    return "\nIts certificate authority: curl -k -o ca.pem " + uri + "/sandbox/ca.pem";
  }
}
