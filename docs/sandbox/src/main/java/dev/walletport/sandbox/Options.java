package dev.walletport.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param port where to listen; 0 for a free one
 * @param flags what else
 */
record Options(int port, Set<Flag> flags) {

  private static final int USUAL_PORT = 8080;
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /** What is on or off. */
  enum Flag {
    HTTPS("--https"),
    STRICT_ROUTING("--strict-routing"),
    EMPTY("--empty");

    private final String written;

    Flag(String written) {
      this.written = written;
    }
  }

  static Options of(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    int port = USUAL_PORT;
    while (!left.isEmpty()) {
      String argument = left.removeFirst();
      if (argument.equals("--port")) {
        port = port(left.pollFirst());
      } else {
        flags.add(flag(argument));
      }
    }
    return new Options(port, flags);
  }

  private static int port(@Nullable String text) {
    if (text == null || !PORT.matcher(text).matches()) {
      throw new IllegalArgumentException("--port needs a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static Flag flag(String argument) {
    for (Flag flag : Flag.values()) {
      if (flag.written.equals(argument)) {
        return flag;
      }
    }
    throw new IllegalArgumentException(
        "\"" + argument + "\" is none of --port N, --https, --strict-routing, --empty");
  }

  boolean isEmpty() {
    return flags.contains(Flag.EMPTY);
  }

  boolean isSecure() {
    return flags.contains(Flag.HTTPS);
  }

  JuspaySandbox.Builder settings(FakeWallets fake) {
    JuspaySandbox.Builder settings = JuspaySandbox.builder(fake).port(port);
    if (isSecure()) {
      settings.https();
    }
    if (flags.contains(Flag.STRICT_ROUTING)) {
      settings.strictRouting();
    }
    return settings;
  }
}
