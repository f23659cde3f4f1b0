package dev.walletport.adapter.fake.junit;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.adapter.fake.SmsInbox;
import dev.walletport.application.ChangeMobileNumber;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.RefreshBalance;
import dev.walletport.application.RefreshBalances;
import dev.walletport.application.Reporting;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpForm;
import io.vavr.control.Option;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of parameters that a test may have, each made from the test's fake. */
final class InjectableParameters {

  private static final Map<Class<?>, Function<FakeWallets, Object>> FACTORIES = Map.ofEntries(
      Map.entry(FakeWallets.class, fake -> fake),
      Map.entry(FakeClock.class, FakeWallets::clock),
      Map.entry(SmsInbox.class, FakeWallets::inbox),
      Map.entry(Faults.class, FakeWallets::faults),
      Map.entry(WalletGateway.class, FakeWallets::gateway),
      Map.entry(
          ChangeMobileNumber.class,
          fake -> new ChangeMobileNumber(fake.gateway(), reporting(fake))),
      Map.entry(
          CreateWallet.class,
          fake -> new CreateWallet(fake.gateway(), settling(fake), reporting(fake))),
      Map.entry(
          DelinkWallet.class,
          fake -> new DelinkWallet(fake.gateway(), settling(fake), reporting(fake))),
      Map.entry(FindWallet.class, fake -> new FindWallet(fake.gateway(), reporting(fake))),
      Map.entry(
          LinkWallet.class,
          fake ->
              new LinkWallet(fake.gateway(), OtpForm.standard(), settling(fake), reporting(fake))),
      Map.entry(ListWallets.class, fake -> new ListWallets(fake.gateway(), reporting(fake))),
      Map.entry(RefreshBalance.class, fake -> new RefreshBalance(fake.gateway(), reporting(fake))),
      Map.entry(
          RefreshBalances.class, fake -> new RefreshBalances(fake.gateway(), reporting(fake))),
      Map.entry(RequestOtp.class, fake -> new RequestOtp(fake.gateway(), reporting(fake))));

  private InjectableParameters() {}

  static Option<Function<FakeWallets, Object>> factory(Class<?> type) {
    return Option.of(FACTORIES.get(type));
  }

  /** Types of the domain are left to other extensions. */
  static boolean isWalletportType(Class<?> type) {
    String packageName = type.getPackageName();
    return packageName.startsWith("dev.walletport.application")
        || packageName.equals(FakeWallets.class.getPackageName());
  }

  static String names() {
    return FACTORIES.keySet().stream()
        .map(Class::getSimpleName)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Settling settling(FakeWallets fake) {
    return new Settling(SettlingPolicy.standard(), fake.pause(), fake.clock());
  }

  private static Reporting reporting(FakeWallets fake) {
    return new Reporting(WalletEvents.none(), fake.clock());
  }
}
