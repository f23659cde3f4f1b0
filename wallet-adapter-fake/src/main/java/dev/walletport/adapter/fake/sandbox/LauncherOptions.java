package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of the command line. */
final class LauncherOptions {

  static final String HELP = """
      Usage: java -jar wallet-adapter-fake-VERSION-sandbox.jar [OPTION]...
      Serves Juspay's wallet API over a provider in memory.

        --port N            listen on this port, 0 for a free one (8080)
        --port-file FILE    write the port to this file when the sandbox is ready
        --https             serve HTTPS, with a certificate that is made at the start
        --strict-routing    refuse a changed x-routing-id
        --address IP        listen on this address of the machine (127.0.0.1)
        --host-name NAME    accept this Host, too; may be repeated
        --empty             start without the customer customer_1122 and its two wallets
        --help              print this text""";

  private static final int USUAL_PORT = 8080;
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final JuspaySandbox.Builder settings;
  private @Nullable Path portFile;
  private boolean withCustomer = true;
  private boolean help;

  private LauncherOptions(JuspaySandbox.Builder settings) {
    this.settings = settings;
  }

  /**
   * Parses a command line.
   *
   * @throws IllegalArgumentException if it is not valid; the message says what is
   */
  static LauncherOptions parse(List<String> arguments, FakeWallets fake) {
    LauncherOptions options = new LauncherOptions(JuspaySandbox.builder(fake).port(USUAL_PORT));
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      options.set(left.removeFirst(), left);
    }
    return options;
  }

  private void set(String option, Deque<String> values) {
    switch (option) {
      case "--port" -> settings.port(port(valueOf(option, values)));
      case "--port-file" -> portFile = file(valueOf(option, values));
      case "--https" -> settings.https();
      case "--strict-routing" -> settings.strictRouting();
      case "--address" -> settings.address(address(valueOf(option, values)));
      case "--host-name" -> settings.hostName(valueOf(option, values));
      case "--empty" -> withCustomer = false;
      case "--help" -> help = true;
      default ->
        throw new IllegalArgumentException(
            "\"" + option + "\" is not an option; --help lists them");
    }
  }

  private static String valueOf(String option, Deque<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value; --help lists the options");
    }
    return values.removeFirst();
  }

  private static int port(String text) {
    if (!PORT.matcher(text).matches()) {
      throw new IllegalArgumentException("--port needs a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static Path file(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--port-file needs the path of a file", e);
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("--address needs an address of this machine", e);
    }
  }

  boolean isHelp() {
    return help;
  }

  /** Whether the sandbox starts with a customer. */
  boolean hasCustomer() {
    return withCustomer;
  }

  Option<Path> portFile() {
    return Option.of(portFile);
  }

  JuspaySandbox.Builder settings() {
    return settings;
  }
}
