package dev.walletport.adapter.fake;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpPolicy;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The fake behind Guice: binds {@link WalletGateway}, {@link FakeWallets}, and a default for
 * everything else that the use cases need.
 *
 * <p>The defaults are {@link OtpPolicy#standard}, {@link SettlingPolicy#standard},
 * {@link WalletEvents#none}, {@link HostFailureLog#system}, {@link CallIds} that count, and the
 * fake's clock as {@link InstantSource}. A host overrides one with
 * {@code OptionalBinder.newOptionalBinder(binder(), SettlingPolicy.class).setBinding()}. The
 * gateway's pause, with which a use case settles, moves that clock instead of sleeping.
 *
 * <p>Guice is optional: a host that uses this class declares Guice and Guava, and as a module
 * requires {@code com.google.guice} and {@code com.google.common}.
 */
@SuppressWarnings("exports") // A host that installs it requires Guice itself.
public final class FakeModule extends AbstractModule {

  private final Option<FakeWallets> given;

  /** Makes new {@link FakeWallets} for every injector. */
  public FakeModule() {
    given = Option.none();
  }

  /**
   * Takes wallets that a test has prepared.
   *
   * @param wallets the same ones for every injector
   */
  public FakeModule(FakeWallets wallets) {
    given = Option.some(Objects.requireNonNull(wallets, "wallets"));
  }

  @Override
  protected void configure() {
    FakeWallets wallets = given.getOrElse(FakeWallets::create);
    bind(FakeWallets.class).toInstance(wallets);
    bind(WalletGateway.class).toInstance(wallets.gateway());
    byDefault(OtpPolicy.class, OtpPolicy.standard());
    byDefault(SettlingPolicy.class, SettlingPolicy.standard());
    byDefault(WalletEvents.class, WalletEvents.none());
    byDefault(CallIds.class, counted());
    byDefault(HostFailureLog.class, HostFailureLog.system());
    byDefault(InstantSource.class, wallets.clock());
  }

  /** Call-1, call-2, and so on, so that a test can name them. */
  private static CallIds counted() {
    AtomicLong calls = new AtomicLong();
    return () -> CallId.of("call-" + calls.incrementAndGet());
  }

  private <T> void byDefault(Class<T> type, T instance) {
    OptionalBinder.newOptionalBinder(binder(), type).setDefault().toInstance(instance);
  }
}
