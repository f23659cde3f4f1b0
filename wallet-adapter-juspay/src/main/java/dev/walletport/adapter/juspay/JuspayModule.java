package dev.walletport.adapter.juspay;

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
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpForm;
import io.vavr.control.Option;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Binds {@link Wallets}, every use case, the {@link WalletGateway} and the {@link Juspay} behind
 * them.
 *
 * <p>A host that binds {@link OtpForm}, {@link SettlingPolicy}, {@link InstantSource},
 * {@link WalletEvents}, {@link CallIds}, {@link HostFailureLog} or {@link CommandGuard}, in the
 * same injector or in a parent, has its own taken; where it does not, the standard is, which logs
 * to SLF4J. This module binds none of them, so it can clash with no binding of the host. It may be
 * installed twice with equal settings, and needs no implicit binding.
 *
 * <p>The host closes the {@link Juspay} that it can have injected, when it stops. For a second
 * merchant in one injector, give each module but one an {@linkplain #JuspayModule(JuspaySettings,
 * Annotation) annotation} of its own.
 *
 * <p>Guice is optional: a host that uses this class declares Guice and Guava, and as a module
 * requires {@code com.google.guice} and {@code com.google.common}.
 */
@SuppressWarnings("exports") // A host that installs it requires Guice itself.
public final class JuspayModule extends AbstractModule {

  private final JuspaySettings settings;
  private final Option<Annotation> annotation;

  /**
   * Binds a client that is opened when the gateway is first needed.
   *
   * @param settings how to reach Juspay
   */
  public JuspayModule(JuspaySettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.annotation = Option.none();
  }

  /**
   * Binds a client beside others: all types are bound under an annotation, such as
   * {@code Names.named("second_shop")}.
   *
   * @param settings how to reach Juspay
   * @param annotation tells this merchant's bindings from those of others
   */
  public JuspayModule(JuspaySettings settings, Annotation annotation) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.annotation = Option.some(Objects.requireNonNull(annotation, "annotation"));
  }

  @Override
  protected void configure() {
    Provider<Injector> injector = getProvider(Injector.class);
    Provider<Juspay> juspay = getProvider(key(Juspay.class));
    Provider<UseCases> useCases = getProvider(key(UseCases.class));

    bind(key(Juspay.class)).toProvider(() -> open(injector.get())).in(Singleton.class);
    bind(key(WalletGateway.class)).toProvider(() -> juspay.get().gateway());
    bind(key(UseCases.class))
        .toProvider(() -> useCases(injector.get(), juspay.get().gateway()))
        .in(Singleton.class);
    bind(key(Wallets.class)).toProvider(() -> new Wallets(useCases.get()));
    UseCases.types().forEach(type -> bindUseCase(type, useCases));
  }

  private <T> void bindUseCase(Class<T> type, Provider<UseCases> useCases) {
    bind(key(type)).toProvider(() -> useCases.get().get(type));
  }

  private <T> Key<T> key(Class<T> type) {
    return annotation.fold(() -> Key.get(type), own -> Key.get(type, own));
  }

  private Juspay open(Injector injector) {
    return Juspay.open(
        settings,
        AttemptReporter.to(
            bound(injector, WalletEvents.class, WalletEvents.none()), failureLog(injector)),
        clock(injector),
        InetAddress::getAllByName);
  }

  private static UseCases useCases(Injector injector, WalletGateway gateway) {
    InstantSource clock = clock(injector);
    return new UseCases(
        gateway,
        bound(injector, OtpForm.class, OtpForm.standard()),
        new Settling(bound(injector, SettlingPolicy.class, SettlingPolicy.standard()), clock),
        new Reporting(
                bound(injector, WalletEvents.class, WalletEvents.none()),
                clock,
                bound(injector, CallIds.class, CallIds.unique()),
                failureLog(injector))
            .guardedBy(bound(injector, CommandGuard.class, CommandGuard.none())));
  }

  private static InstantSource clock(Injector injector) {
    return bound(injector, InstantSource.class, InstantSource.system());
  }

  private static HostFailureLog failureLog(Injector injector) {
    return bound(injector, HostFailureLog.class, new Slf4jHostFailureLog());
  }

  /** What the host has bound, here or in a parent. */
  private static <T> T bound(Injector injector, Class<T> type, T otherwise) {
    Binding<T> binding = injector.getExistingBinding(Key.get(type));
    return binding == null ? otherwise : binding.getProvider().get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JuspayModule module
        && settings.equals(module.settings)
        && annotation.equals(module.annotation);
  }

  @Override
  public int hashCode() {
    return Objects.hash(settings, annotation);
  }

  @Override
  public String toString() {
    return "JuspayModule(" + annotation.fold(() -> "no annotation", Annotation::toString) + ")";
  }
}
