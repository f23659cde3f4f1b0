package dev.walletport.quickstart;

import io.vavr.control.Option;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The console on which the customer is asked for the OTP. */
interface Terminal {

  /** Tells whether there is a console at which a line can be typed. */
  boolean isAttended();

  /** Asks for a line, none at its end; what is typed is not shown. */
  Option<String> ask(String question);

  /** The terminal that this process was started from, if any. */
  static Terminal ofThisProcess() {
    return new OfThisProcess(System.console());
  }

  /** A console of the JDK; since 22 there is one even without a terminal, and it says so. */
  record OfThisProcess(@Nullable Console console) implements Terminal {
    @Override
    public boolean isAttended() {
      return console != null && isTerminal(console);
    }

    @Override
    public Option<String> ask(String question) {
      if (console == null) {
        return Option.none();
      }
      char[] typed = console.readPassword("%s", question);
      return Option.of(typed).map(String::new);
    }

    /** {@code Console.isTerminal} came with 22; before, there is no console without a terminal. */
    private static boolean isTerminal(Console console) {
      try {
        return (boolean) Console.class.getMethod("isTerminal").invoke(console);
      } catch (ReflectiveOperationException e) {
        return true;
      }
    }
  }
}
