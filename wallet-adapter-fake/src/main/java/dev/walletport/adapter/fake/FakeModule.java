package dev.walletport.adapter.fake;

import com.google.inject.AbstractModule;
import com.google.inject.Binding;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.UseCases;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpForm;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The fake behind Guice: binds {@link Wallets}, every use case, the {@link WalletGateway} and
 * {@link FakeWallets}.
 *
 * <p>A host that binds {@link OtpForm}, {@link SettlingPolicy}, {@link InstantSource},
 * {@link WalletEvents}, {@link CallIds}, {@link HostFailureLog} or {@link CommandGuard}, in the
 * same injector or in a parent, has its own taken. Where it does not, the standard is, with the
 * clock of the fake and ids that count: call-1, call-2 and so on. This module binds none of them,
 * so it can clash with no binding of the host. It may be installed twice, and needs no implicit
 * binding. The pause with which a use case settles moves the fake's clock instead of sleeping.
 *
 * <p>The host's {@link WalletEvents} is told the attempts of the injected {@link WalletGateway} as
 * well.
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
   * Binds wallets that a test has prepared. If the host binds {@link WalletEvents}, that is told
   * the attempts of the injected gateway, in place of the listener of the wallets.
   *
   * @param wallets the same ones for every injector
   */
  public FakeModule(FakeWallets wallets) {
    given = Option.some(Objects.requireNonNull(wallets, "wallets"));
  }

  @Override
  protected void configure() {
    Provider<Injector> injector = getProvider(Injector.class);
    Provider<UseCases> useCases = getProvider(UseCases.class);
    Provider<WalletGateway> gateway = getProvider(WalletGateway.class);
    AttemptReporter attempts = attempts(injector);
    FakeWallets wallets =
        given.getOrElse(() -> FakeWallets.builder().attempts(attempts).build());

    bind(FakeWallets.class).toInstance(wallets);
    bind(WalletGateway.class)
        .toProvider(() -> listens(injector.get()) ? gateway(wallets, attempts) : wallets.gateway())
        .in(Singleton.class);
    bind(UseCases.class)
        .toProvider(() -> useCases(injector.get(), gateway.get(), wallets.clock()))
        .in(Singleton.class);
    bind(Wallets.class).toProvider(() -> new Wallets(useCases.get()));
    UseCases.types().forEach(type -> bindUseCase(type, useCases));
  }

  /** The listener is asked for with the first attempt, so it may have the fake injected. */
  private static AttemptReporter attempts(Provider<Injector> injector) {
    Lazy<AttemptReporter> reporter = Lazy.of(() -> AttemptReporter.to(
        bound(injector.get(), WalletEvents.class, WalletEvents.none()),
        failureLog(injector.get())));
    return event -> reporter.get().report(event);
  }

  private static boolean listens(Injector injector) {
    return injector.getExistingBinding(Key.get(WalletEvents.class)) != null;
  }

  /**
   * Prepared wallets may serve other injectors too, whose listeners are told nothing of this one.
   */
  private WalletGateway gateway(FakeWallets wallets, AttemptReporter attempts) {
    return given.isDefined() ? wallets.gateway(attempts) : wallets.gateway();
  }

  private <T> void bindUseCase(Class<T> type, Provider<UseCases> useCases) {
    bind(type).toProvider(() -> useCases.get().get(type));
  }

  private static UseCases useCases(Injector injector, WalletGateway gateway, FakeClock standard) {
    InstantSource clock = bound(injector, InstantSource.class, standard);
    return new UseCases(
        gateway,
        bound(injector, OtpForm.class, OtpForm.standard()),
        new Settling(bound(injector, SettlingPolicy.class, SettlingPolicy.standard()), clock),
        new Reporting(
                bound(injector, WalletEvents.class, WalletEvents.none()),
                clock,
                bound(injector, CallIds.class, counted()),
                failureLog(injector))
            .guardedBy(bound(injector, CommandGuard.class, CommandGuard.none())));
  }

  private static HostFailureLog failureLog(Injector injector) {
    return bound(injector, HostFailureLog.class, HostFailureLog.system());
  }

  /** Call-1, call-2, and so on, so that a test can name them. */
  private static CallIds counted() {
    AtomicLong calls = new AtomicLong();
    return () -> CallId.of("call-" + calls.incrementAndGet());
  }

  /** What the host has bound, here or in a parent. */
  private static <T> T bound(Injector injector, Class<T> type, T otherwise) {
    Binding<T> binding = injector.getExistingBinding(Key.get(type));
    return binding == null ? otherwise : binding.getProvider().get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FakeModule module && given.equals(module.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return "FakeModule";
  }
}
