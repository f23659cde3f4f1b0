package dev.walletport.recipes;

import com.google.inject.AbstractModule;
import dev.walletport.adapter.juspay.JuspayModule;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.port.WalletEvents;
import java.util.Objects;

/**
 * A host with Guice and one merchant. It binds what is its own, and {@link JuspayModule} takes it:
 * a listener and a command guard here. What a host does not bind is the standard one.
 */
public final class WalletHostModule extends AbstractModule {

  private final JuspaySettings settings;
  private final WalletEvents events;
  private final CommandGuard guard;

  /**
   * Binds {@code Wallets} and all that is under it.
   *
   * @param settings where Juspay is, and the key
   * @param events the host's listener
   * @param guard one command at a time, on all nodes; {@link CommandGuard#none()} for none
   */
  public WalletHostModule(JuspaySettings settings, WalletEvents events, CommandGuard guard) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.events = Objects.requireNonNull(events, "events");
    this.guard = Objects.requireNonNull(guard, "guard");
  }

  // README
  @Override
  protected void configure() {
    install(new JuspayModule(settings));
    bind(WalletEvents.class).toInstance(events);
    bind(CommandGuard.class).toInstance(guard);
  }
  // README
}
