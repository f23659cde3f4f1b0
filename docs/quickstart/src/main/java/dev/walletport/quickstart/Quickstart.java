package dev.walletport.quickstart;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.port.CommandStore;
import java.io.PrintStream;
import java.util.Map;

/**
 * The host's main class: runs {@link WalletDemo} on the embedded fake, or on Juspay if the
 * environment has a variable for it.
 */
public final class Quickstart {

  /** Every step was done. */
  static final int DONE = 0;

  /** A step failed. */
  static final int STOPPED = 1;

  /** The environment is not complete; nothing was sent. */
  static final int MISCONFIGURED = 2;

  private Quickstart() {}

  /**
   * Prints each step on the standard output; exits with 0, with 1 if a step failed, or with 2 if
   * the environment is not complete.
   *
   * @param arguments none are read
   */
  public static void main(String[] arguments) {
    int code = run(System.getenv(), Terminal.ofThisProcess(), System.out, System.err);
    if (code != DONE) {
      System.exit(code);
    }
  }

  static int run(
      Map<String, String> environment, Terminal terminal, PrintStream out, PrintStream err) {
    return Scenario.of(environment, terminal)
        .fold(
            missing -> {
              err.println(missing);
              return MISCONFIGURED;
            },
            scenario -> run(scenario, out));
  }

  /** One command at a time for each wallet; a host of many nodes has a shared store here. */
  private static Module guard(Scenario scenario) {
    CommandStore store = CommandStore.inMemory(scenario.clock());
    return binder -> binder.bind(CommandGuard.class).toInstance(CommandGuard.over(store));
  }

  private static int run(Scenario scenario, PrintStream out) {
    // The module is the fake's or Juspay's. Nothing below depends on which.
    Injector injector = Guice.createInjector(scenario.provider(), guard(scenario));
    try {
      return injector.getInstance(WalletDemo.class).run(scenario, out) ? DONE : STOPPED;
    } finally {
      scenario.close(injector);
    }
  }
}
