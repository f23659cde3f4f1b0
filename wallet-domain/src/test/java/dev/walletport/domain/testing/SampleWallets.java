package dev.walletport.domain.testing;

import dev.walletport.domain.Balance;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The wallet of the provider's own documentation, in both states. */
public final class SampleWallets {

  /** The wallet of Juspay's page on linking. */
  public static final WalletId ID = WalletId.of("wlt_q23xzki3pazgtezo");

  /** When that page read it. */
  public static final Instant READ_AT = Instant.parse("2016-08-01T08:07:52Z");

  private SampleWallets() {}

  /** The wallet before it was linked. */
  public static Unlinked unlinked() {
    return new Unlinked(ID, WalletProvider.MOBIKWIK, WalletDetails.none());
  }

  /** The wallet as linked. */
  public static Linked linked() {
    return unlinked().linked(funds());
  }

  /** A token and a balance of 250. */
  public static Funds funds() {
    return new Funds(
        Option.some(DebitToken.of("tok_winysteev9eftrwcv6me", READ_AT)),
        Option.some(Balance.of(new BigDecimal("250"), READ_AT)),
        List.of());
  }
}
