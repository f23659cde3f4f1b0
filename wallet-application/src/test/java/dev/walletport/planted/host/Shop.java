package dev.walletport.planted.host;

import com.google.inject.Guice;
import dev.walletport.planted.adapter.one.OneModule;
import dev.walletport.planted.domain.DebitToken;
import java.time.Instant;

/** Keeps all rules: a host may use Guice, print, read the clock, and open a token to debit. */
public final class Shop {
  public void debit(DebitToken token) {
    System.out.println(Instant.now() + token.reveal() + Guice.createInjector(new OneModule()));
  }
}
