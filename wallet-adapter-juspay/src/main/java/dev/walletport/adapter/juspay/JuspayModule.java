package dev.walletport.adapter.juspay;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.application.Reporting;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpPolicy;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Binds the {@link WalletGateway} to Juspay, and what the use cases need besides to its default.
 *
 * <p>A platform overrides a default with an {@link OptionalBinder} of its own: {@link OtpPolicy},
 * {@link SettlingPolicy}, {@link InstantSource}, {@link WalletEvents}, {@link CallIds} and
 * {@link HostFailureLog}, which is SLF4J by default. It also closes the {@link Juspay} that it can
 * have injected, when it stops.
 *
 * <p>Guice is optional: a host that uses this class declares Guice and Guava, and as a module
 * requires {@code com.google.guice} and {@code com.google.common}.
 */
@SuppressWarnings("exports") // A host that installs it requires Guice itself.
public final class JuspayModule extends AbstractModule {

  private final JuspaySettings settings;

  /**
   * Binds a client that is opened when the gateway is first needed.
   *
   * @param settings how to reach Juspay
   */
  public JuspayModule(JuspaySettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  @Override
  protected void configure() {
    byDefault(OtpPolicy.class, OtpPolicy.standard());
    byDefault(SettlingPolicy.class, SettlingPolicy.standard());
    byDefault(InstantSource.class, InstantSource.system());
    byDefault(WalletEvents.class, WalletEvents.none());
    byDefault(CallIds.class, CallIds.unique());
    byDefault(HostFailureLog.class, new Slf4jHostFailureLog());

    Provider<InstantSource> clock = getProvider(InstantSource.class);
    Provider<Juspay> juspay = getProvider(Juspay.class);
    Provider<Reporting> reporting = getProvider(Reporting.class);
    bind(Juspay.class)
        .toProvider(
            () -> Juspay.open(settings, reporting.get(), clock.get(), InetAddress::getAllByName))
        .in(Singleton.class);
    bind(WalletGateway.class).toProvider(() -> juspay.get().gateway());
  }

  private <T> void byDefault(Class<T> type, T value) {
    OptionalBinder.newOptionalBinder(binder(), type).setDefault().toInstance(value);
  }
}
