package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.model.ModelOtp.State;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/** A wallet, numbered from 0 in the order of creation. */
final class ModelWallet {

  final int number;
  final ModelCustomer owner;
  final WalletProvider provider;
  Option<MobileNumber> mobileNumber;
  BigDecimal holds = BigDecimal.ZERO;
  Option<ModelBalance> balance = Option.none();
  Option<ModelOtp> otp = Option.none();
  int messages;

  /** What the phone received last, even if it is not open any more. */
  Option<String> olderText = Option.none();

  /** How often it was linked: a token is good for one of these times. */
  int links;

  ModelWallet(int number, ModelCustomer owner, NewWallet newWallet) {
    this.number = number;
    this.owner = owner;
    this.provider = newWallet.provider();
    this.mobileNumber = newWallet.mobileNumber();
  }

  private ModelWallet(ModelWallet from, ModelCustomer owner) {
    this.number = from.number;
    this.owner = owner;
    this.provider = from.provider;
    this.mobileNumber = from.mobileNumber;
    this.holds = from.holds;
    this.balance = from.balance;
    this.otp = from.otp;
    this.messages = from.messages;
    this.olderText = from.olderText;
    this.links = from.links;
  }

  ModelWallet copyOf(ModelCustomer copiedOwner) {
    return new ModelWallet(this, copiedOwner);
  }

  boolean isLinked() {
    return balance.isDefined();
  }

  void link(Instant now) {
    links++;
    otp = Option.none();
    read(now);
  }

  void delink() {
    balance = Option.none();
  }

  void read(Instant now) {
    balance = Option.some(new ModelBalance(holds, now));
  }

  void change(MobileNumber number) {
    mobileNumber = Option.some(number);
    otp = otp.map(one -> one.state() == State.OPEN ? one.becoming(State.VOID) : one);
  }

  /**
   * A balance as it was last read.
   *
   * @param amount the amount
   * @param readAt when
   */
  record ModelBalance(BigDecimal amount, Instant readAt) {}
}
