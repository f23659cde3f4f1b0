/**
 * The wallet domain: the linked/unlinked account, the rules of a one-time password, and the
 * failures a host handles.
 *
 * <p>Pure: no clock, no I/O, no framework. Start at {@link dev.walletport.domain.WalletAccount}.
 */
module dev.walletport.domain {
  requires transitive io.vavr;
  requires static com.google.errorprone.annotations;
  requires static transitive org.jspecify;

  exports dev.walletport.domain;
}
