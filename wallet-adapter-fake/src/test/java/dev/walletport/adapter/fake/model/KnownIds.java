package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The ids of the wallets, by the model's numbers. A restored fake draws the same ids again. */
final class KnownIds {

  private static final WalletId UNKNOWN = WalletId.of("wlt_q23xzki3pazgtezo");

  private final List<WalletId> ids = new ArrayList<>();

  /** An id of no wallet for {@link ModelCall#NOWHERE}, and for what was not made yet. */
  WalletId of(int number) {
    return number >= 0 && number < ids.size() ? ids.get(number) : UNKNOWN;
  }

  List<WalletId> all() {
    return List.copyOf(ids);
  }

  /** Reads the ids of wallets that were made since. */
  void update(ModelState state, ModelSubject subject) {
    for (int number = ids.size(); number < state.wallets.size(); number++) {
      ModelCustomer owner = state.wallets.get(number).owner;
      int before = (int) state.walletsOf(owner).filter(isBefore(number)).count();
      ids.add(idAt(subject, owner, before).getOrElse(UNKNOWN));
    }
  }

  private static Predicate<ModelWallet> isBefore(int number) {
    return wallet -> wallet.number < number;
  }

  private static Option<WalletId> idAt(ModelSubject subject, ModelCustomer owner, int at) {
    return subject
        .fake()
        .customer(owner.customer.id())
        .map(known -> known.wallets())
        .filter(wallets -> at < wallets.size())
        .map(wallets -> id(wallets.get(at)));
  }

  private static WalletId id(KnownWallet wallet) {
    return wallet.account().id();
  }
}
