package dev.walletport.quickstart;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayModule;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Juspay, with a customer at the terminal who types what the message says. */
final class JuspayScenario implements Scenario {

  /** What the names of all its variables begin with. */
  static final String PREFIX = "JUSPAY_";

  private static final String API_KEY = PREFIX + "API_KEY";
  private static final String BASE_URI = PREFIX + "BASE_URI";
  private static final String CUSTOMER_ID = PREFIX + "CUSTOMER_ID";
  private static final String WALLET_ID = PREFIX + "WALLET_ID";

  private final URI baseUri;
  private final JuspaySettings settings;
  private final Customer customer;
  private final WalletId wallet;
  private final Terminal terminal;

  private JuspayScenario(Map<String, String> environment, Terminal terminal) {
    this.customer = Customer.registered(CustomerId.of(value(environment, CUSTOMER_ID)));
    this.wallet = WalletId.of(value(environment, WALLET_ID));
    this.terminal = terminal;
    this.baseUri = URI.create(value(environment, BASE_URI));
    JuspayApiKey key = JuspayApiKey.of(value(environment, API_KEY));
    this.settings = JuspaySettings.builder(baseUri, key).build();
  }

  /** The scenario, or what the environment lacks; nothing is sent yet. */
  static Either<String, Scenario> of(Map<String, String> environment, Terminal terminal) {
    List<String> missing = Stream.of(API_KEY, BASE_URI, CUSTOMER_ID, WALLET_ID)
        .filter(name -> value(environment, name).isEmpty())
        .toList();
    if (!missing.isEmpty()) {
      return Either.left(missingMessage(missing));
    }
    if (!terminal.isAttended()) {
      return Either.left(
          "No terminal: on Juspay the OTP is typed by hand. Start this from a terminal, or"
              + " unset the JUSPAY_ variables to run on the embedded fake.");
    }
    return open(environment, terminal);
  }

  private static String missingMessage(List<String> missing) {
    String names = missing.stream().collect(Collectors.joining(", "));
    return "To run on Juspay set also "
        + names
        + ". All four are needed: JUSPAY_API_KEY (from the dashboard), JUSPAY_BASE_URI (such as"
        + " https://sandbox.juspay.in), JUSPAY_CUSTOMER_ID and JUSPAY_WALLET_ID. Unset them all to"
        + " run on the embedded fake.";
  }

  private static Either<String, Scenario> open(Map<String, String> environment, Terminal terminal) {
    try {
      return Either.right(new JuspayScenario(environment, terminal));
    } catch (IllegalArgumentException e) {
      return Either.left("A JUSPAY_ variable is wrong: " + e.getMessage());
    }
  }

  private static String value(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").strip();
  }

  @Override
  public String place() {
    return "on Juspay at " + baseUri;
  }

  @Override
  public Module provider() {
    return new JuspayModule(settings);
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Customer customer() {
    return customer;
  }

  @Override
  public Option<WalletId> wallet() {
    return Option.some(wallet);
  }

  @Override
  public Option<Typed> otp(WalletId wallet) {
    return terminal
        .ask("The OTP from the message (not shown, empty to leave): ")
        .filter(typed -> !typed.isBlank())
        .map(typed -> new Typed(typed, "the customer types an OTP"));
  }

  @Override
  public String pay(DebitToken token) {
    return "a host would now debit with it; the quickstart does not";
  }

  @Override
  public void close(Injector injector) {
    injector.getInstance(Juspay.class).close();
  }
}
