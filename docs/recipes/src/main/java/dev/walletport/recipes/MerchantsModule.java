package dev.walletport.recipes;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Reporting;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.OtpForm;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The {@code Wallets} of several merchants in one injector, each {@code @Named} as its merchant,
 * over one {@link JuspayTransport}.
 *
 * <p>The transport is the injector's only one. The host asks for it to close it, once, when it
 * stops. A default is overridden with an {@link OptionalBinder}, as with {@code JuspayModule}.
 */
public final class MerchantsModule extends AbstractModule {

  private final JuspaySettings settings;
  private final List<JuspayMerchant> merchants;

  /**
   * Binds the {@code Wallets} of every merchant.
   *
   * @param settings how to reach Juspay; without a key
   * @param merchants each of a name of its own; two of one name fail the injector's start
   */
  public MerchantsModule(JuspaySettings settings, List<JuspayMerchant> merchants) {
    this.settings = settings;
    this.merchants = List.copyOf(merchants);
  }

  // README
  @Override
  protected void configure() {
    byDefault(OtpForm.class, OtpForm.standard());
    byDefault(SettlingPolicy.class, SettlingPolicy.standard());
    byDefault(InstantSource.class, InstantSource.system());
    byDefault(WalletEvents.class, WalletEvents.none());
    byDefault(CallIds.class, CallIds.unique());
    byDefault(HostFailureLog.class, LoggerFactory.getLogger(HostFailureLog.class)::warn);
    byDefault(CommandGuard.class, CommandGuard.none());
    merchants.forEach(merchant -> install(new MerchantModule(merchant)));
  }

  @Provides
  @Singleton
  JuspayTransport transport(InstantSource clock, WalletEvents events) {
    return JuspayTransport.open(settings, clock, events);
  }

  @Provides
  @Singleton
  Reporting reporting(
      WalletEvents events,
      InstantSource clock,
      CallIds ids,
      HostFailureLog log,
      CommandGuard guard) {
    return new Reporting(events, clock, ids, log).guardedBy(guard);
  }
  // README

  private <T> void byDefault(Class<T> type, T value) {
    OptionalBinder.newOptionalBinder(binder(), type).setDefault().toInstance(value);
  }
}
