package dev.walletport.adapter.fake.junit;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.adapter.fake.SmsInbox;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.UseCases;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpForm;
import io.vavr.control.Option;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The parameters that one test may have, by their types.
 *
 * @param fake the test's fake
 * @param useCases all use cases over it
 * @param events the listener to both; none if the annotation names none
 */
record InjectableParameters(FakeWallets fake, UseCases useCases, Option<WalletEvents> events) {

  private static final Map<Class<?>, Function<InjectableParameters, Object>> FACTORIES = Map.of(
      FakeWallets.class, InjectableParameters::fake,
      FakeClock.class, test -> test.fake.clock(),
      SmsInbox.class, test -> test.fake.inbox(),
      Faults.class, test -> test.fake.faults(),
      WalletGateway.class, test -> test.fake.gateway(),
      Wallets.class, test -> new Wallets(test.useCases));

  static InjectableParameters of(WithFakeWallets annotation) {
    Option<WalletEvents> events = newEvents(annotation.events());
    WalletEvents listener = events.getOrElse(WalletEvents::none);
    FakeWallets fake =
        FakeWallets.builder().seed(annotation.seed()).events(listener).build();
    SettlingPolicy policy =
        annotation.settling() ? SettlingPolicy.standard() : SettlingPolicy.none();
    UseCases useCases = new UseCases(
        fake.gateway(),
        OtpForm.standard(),
        new Settling(policy, fake.clock()),
        new Reporting(listener, fake.clock()));
    return new InjectableParameters(fake, useCases, events);
  }

  private static Option<WalletEvents> newEvents(Class<? extends WalletEvents> type) {
    if (type == WalletEvents.class) {
      return Option.none();
    }
    try {
      return Option.some(ReflectionSupport.newInstance(type));
    } catch (Exception e) {
      throw new ParameterResolutionException(
          "@WithFakeWallets cannot make its events " + type.getName()
              + ": it takes a class that is not abstract and no inner one, with a constructor"
              + " without parameters that throws nothing",
          e);
    }
  }

  /** Exactly these types, none that they extend; of the listener those up to the port's. */
  static boolean canMake(Class<?> type, WithFakeWallets annotation) {
    return FACTORIES.containsKey(type)
        || UseCases.types().contains(type)
        || isListener(type, annotation.events());
  }

  private static boolean isListener(Class<?> type, Class<? extends WalletEvents> events) {
    return events != WalletEvents.class
        && WalletEvents.class.isAssignableFrom(type)
        && type.isAssignableFrom(events);
  }

  Object make(Class<?> type) {
    Function<InjectableParameters, Object> factory = FACTORIES.get(type);
    if (factory != null) {
      return factory.apply(this);
    }
    return UseCases.types().contains(type) ? useCases.get(type) : events.get();
  }
}
