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
import java.util.Map;
import java.util.function.Function;

/**
 * The parameters that one test may have, by their types.
 *
 * @param fake the test's fake
 * @param useCases all use cases over it
 */
record InjectableParameters(FakeWallets fake, UseCases useCases) {

  private static final Map<Class<?>, Function<InjectableParameters, Object>> FACTORIES = Map.of(
      FakeWallets.class, InjectableParameters::fake,
      FakeClock.class, test -> test.fake.clock(),
      SmsInbox.class, test -> test.fake.inbox(),
      Faults.class, test -> test.fake.faults(),
      WalletGateway.class, test -> test.fake.gateway(),
      Wallets.class, test -> new Wallets(test.useCases));

  static InjectableParameters of(FakeWallets fake) {
    Settling settling = new Settling(SettlingPolicy.standard(), fake.pause(), fake.clock());
    Reporting reporting = new Reporting(WalletEvents.none(), fake.clock());
    return new InjectableParameters(
        fake, new UseCases(fake.gateway(), OtpForm.standard(), settling, reporting));
  }

  /** Exactly these types, none that they extend. */
  static boolean canMake(Class<?> type) {
    return FACTORIES.containsKey(type) || UseCases.types().contains(type);
  }

  Object make(Class<?> type) {
    Function<InjectableParameters, Object> factory = FACTORIES.get(type);
    return factory == null ? useCases.get(type) : factory.apply(this);
  }
}
