package dev.walletport.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** What the command line asks for. */
final class Options {

  static final String ALL =
      "--port N, --https, --strict-routing, --address IP, --host-name NAME, --empty";

  private static final int USUAL_PORT = 8080;
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final JuspaySandbox.Builder settings;
  private boolean furnished = true;

  private Options(JuspaySandbox.Builder settings) {
    this.settings = settings;
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it is none; the message says what is right
   */
  static Options of(List<String> arguments, FakeWallets fake) {
    Options options = new Options(JuspaySandbox.builder(fake).port(USUAL_PORT));
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      options.take(left.removeFirst(), left);
    }
    return options;
  }

  private void take(String option, Deque<String> values) {
    switch (option) {
      case "--port" -> settings.port(port(valueOf(option, values)));
      case "--https" -> settings.https();
      case "--strict-routing" -> settings.strictRouting();
      case "--address" -> settings.address(address(valueOf(option, values)));
      case "--host-name" -> settings.hostName(valueOf(option, values));
      case "--empty" -> furnished = false;
      default -> throw new IllegalArgumentException("\"" + option + "\" is none of " + ALL);
    }
  }

  private static String valueOf(String option, Deque<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value: " + ALL);
    }
    return values.removeFirst();
  }

  private static int port(String text) {
    if (!PORT.matcher(text).matches()) {
      throw new IllegalArgumentException("--port needs a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("--address needs an address of this machine", e);
    }
  }

  /** Whether there shall be a customer to begin with. */
  boolean isFurnished() {
    return furnished;
  }

  JuspaySandbox.Builder settings() {
    return settings;
  }
}
