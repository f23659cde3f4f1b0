package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
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
        --api-key KEY       accept this API key alone
        --strict-routing    refuse a missing or changed x-routing-id
        --live-clock        let the clock run with the machine's; it can still be moved ahead
        --seed N            draw the ids and OTPs of this seed; a random one is printed
        --address IP        listen on this address of the machine (127.0.0.1)
        --host-name NAME    accept this Host, too; may be repeated
        --public-url URL    accept a server in front that is reached by this URL, too; may be
                            repeated
        --connections N     keep at most so many connections open (4096)
        --empty             start without the customer customer_1122 and its two wallets
        --help              print this text

      Exits with 0 after --help, and with 2 and a message if it cannot start. The first line of its
      output says that it is ready.""";

  private static final int USUAL_PORT = 8080;
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of("--port", "--address", "--host-name", "--public-url", "--connections", "--api-key");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final Deque<UnaryOperator<JuspaySandbox.Builder>> settings = new ArrayDeque<>();
  private long seed;
  private @Nullable Path portFile;
  private boolean withCustomer = true;
  private boolean liveClock;
  private boolean help;
  private boolean withKey;

  private LauncherOptions(long seed) {
    this.seed = seed;
    settings.add(sandbox -> sandbox.port(USUAL_PORT));
  }

  /**
   * Parses a command line.
   *
   * @param seed of the fake, unless an option gives another one
   * @throws IllegalArgumentException if it is not valid; the message says what is
   */
  static LauncherOptions parse(List<String> arguments, long seed) {
    LauncherOptions options = new LauncherOptions(seed);
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      options.set(left.removeFirst(), left);
    }
    return options;
  }

  private void set(String option, Deque<String> values) {
    withKey |= option.equals("--api-key");
    switch (option) {
      case "--port-file" -> portFile = file(valueOf(option, values));
      case "--seed" -> seed = seed(valueOf(option, values));
      case "--live-clock" -> liveClock = true;
      case "--empty" -> withCustomer = false;
      case "--help" -> help = true;
      default -> settings.add(setting(option, values));
    }
  }

  private static UnaryOperator<JuspaySandbox.Builder> setting(String option, Deque<String> values) {
    return switch (option) {
      case "--https" -> JuspaySandbox.Builder::https;
      case "--strict-routing" -> JuspaySandbox.Builder::strictRouting;
      default -> settingOf(option, values);
    };
  }

  private static UnaryOperator<JuspaySandbox.Builder> settingOf(
      String option, Deque<String> values) {
    if (!OPTIONS_WITH_VALUE.contains(option)) {
      throw new IllegalArgumentException("\"" + option + "\" is not an option; --help lists them");
    }
    return setting(option, valueOf(option, values));
  }

  private static UnaryOperator<JuspaySandbox.Builder> setting(String option, String value) {
    return switch (option) {
      case "--port" -> with(port(value), JuspaySandbox.Builder::port);
      case "--address" -> with(address(value), JuspaySandbox.Builder::address);
      case "--host-name" -> with(value, JuspaySandbox.Builder::hostName);
      case "--public-url" -> with(url(value), JuspaySandbox.Builder::publicUrl);
      case "--connections" -> with(connections(value), JuspaySandbox.Builder::mostConnections);
      default -> with(value, JuspaySandbox.Builder::apiKey);
    };
  }

  private static <T> UnaryOperator<JuspaySandbox.Builder> with(
      T value, BiFunction<JuspaySandbox.Builder, T, JuspaySandbox.Builder> setting) {
    return sandbox -> setting.apply(sandbox, value);
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

  private static int connections(String text) {
    if (!PORT.matcher(text).matches()) {
      throw new IllegalArgumentException("--connections needs a number from 1 to 99999");
    }
    return Integer.parseInt(text);
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed needs a whole number", e);
    }
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("--public-url needs a URL", e);
    }
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

  /** Whether one API key alone is accepted. */
  boolean hasKey() {
    return withKey;
  }

  Option<Path> portFile() {
    return Option.of(portFile);
  }

  long seed() {
    return seed;
  }

  /** A fake with the seed and the clock of the options. */
  FakeWallets fake() {
    FakeClock clock = liveClock ? FakeClock.running() : FakeClock.stopped();
    return FakeWallets.of(seed, clock);
  }

  /** The settings of a sandbox over a fake; each is checked. */
  JuspaySandbox.Builder settings(FakeWallets fake) {
    JuspaySandbox.Builder sandbox = JuspaySandbox.builder(fake);
    for (UnaryOperator<JuspaySandbox.Builder> setting : settings) {
      sandbox = setting.apply(sandbox);
    }
    return sandbox;
  }
}
