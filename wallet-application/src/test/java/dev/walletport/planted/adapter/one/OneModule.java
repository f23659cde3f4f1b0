package dev.walletport.planted.adapter.one;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import java.time.InstantSource;

/** Keeps all rules. */
public final class OneModule extends AbstractModule {

  @Provides
  public Key<InstantSource> key() {
    return Key.get(InstantSource.class);
  }

  @Override
  protected void configure() {
    bind(InstantSource.class).toProvider(() -> InstantSource.system());
  }
}
