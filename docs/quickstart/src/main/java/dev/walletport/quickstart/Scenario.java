package dev.walletport.quickstart;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.walletport.domain.Customer;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Map;

/**
 * What differs between the fake and Juspay: the gateway, the customer and what the customer types.
 */
interface Scenario {

  /** Describes the gateway in a few words. */
  String place();

  /** The Guice module that binds the gateway. */
  Module provider();

  /** The clock by which the command guard counts. */
  InstantSource clock();

  /** The customer. */
  Customer customer();

  /** The wallet, if there is one already. */
  Option<WalletId> wallet();

  /**
   * What the customer types from the newest message, with what is printed of it; none if the
   * customer has left.
   */
  Option<Typed> otp(WalletId wallet);

  /** What the host's payment call does with a token. */
  String pay(DebitToken token);

  /** Closes the gateway. */
  void close(Injector injector);

  /**
   * The scenario that the environment asks for, or what it lacks: the fake if it says nothing of
   * Juspay.
   */
  static Either<String, Scenario> of(Map<String, String> environment, Terminal terminal) {
    return environment.keySet().stream().anyMatch(name -> name.startsWith(JuspayScenario.PREFIX))
        ? JuspayScenario.of(environment, terminal)
        : Either.right(FakeScenario.open());
  }

  /**
   * What the customer typed.
   *
   * @param text a secret
   * @param shown what is printed of it
   */
  record Typed(String text, String shown) {
    @Override
    public String toString() {
      return shown;
    }
  }
}
