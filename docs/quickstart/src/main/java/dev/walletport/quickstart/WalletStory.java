package dev.walletport.quickstart;

import dev.walletport.domain.Customer;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpRejection.Missing;
import dev.walletport.domain.OtpRejection.Wrong;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.io.PrintStream;

/**
 * The story of one wallet: made, linked by an OTP that is mistyped first, paid with, and delinked.
 */
final class WalletStory {

  private static final int MOST_OTPS_TYPED = 3;

  private final WalletDesk desk;

  @Inject
  WalletStory(WalletDesk desk) {
    this.desk = desk;
  }

  /** Tells it step by step; true if it came to its end. */
  boolean tell(Scene scene, PrintStream out) {
    out.println("Walletport, " + scene.place() + ".");
    Customer customer = scene.customer();
    return wallet(scene, out)
        .peek(wallet -> says(out, state(wallet)))
        .flatMap(wallet -> requestOtp(customer, wallet.id(), out))
        .peek(wallet -> says(out, "the message is on its way, the wallet is " + state(wallet)))
        .flatMap(wallet -> link(scene, wallet.id(), out))
        .peek(linked -> pay(scene, linked, out))
        .flatMap(linked -> delink(customer, linked.id(), out))
        .peek(wallet -> says(out, state(wallet)))
        .peekLeft(failure -> says(out, "the story stops here: " + words(failure)))
        .isRight();
  }

  private Either<WalletFailure, WalletAccount> wallet(Scene scene, PrintStream out) {
    Customer customer = scene.customer();
    return scene
        .wallet()
        .fold(
            () -> {
              step(out, "Create a wallet for " + customer.id());
              return desk.creating().create(customer, NewWallet.at(WalletProvider.MOBIKWIK));
            },
            id -> {
              step(out, "Find wallet " + id + " of " + customer.id());
              return desk.finding().find(customer, id);
            });
  }

  private Either<WalletFailure, WalletAccount.Unlinked> requestOtp(
      Customer customer, WalletId wallet, PrintStream out) {
    step(out, "Request an OTP");
    return desk.requestingOtp().request(customer, wallet);
  }

  private Either<WalletFailure, Linked> link(Scene scene, WalletId wallet, PrintStream out) {
    step(out, "Link the wallet");
    Either<WalletFailure, Linked> answer = typeAndLink(scene, wallet, out);
    for (int typed = 1; typed < MOST_OTPS_TYPED && mayTypeAgain(answer); typed++) {
      says(out, words(answer.getLeft()));
      answer = typeAndLink(scene, wallet, out);
    }
    return answer;
  }

  private Either<WalletFailure, Linked> typeAndLink(Scene scene, WalletId wallet, PrintStream out) {
    Option<Scene.Typed> typed = scene.otp(wallet);
    typed.forEach(otp -> says(out, otp.aside()));
    return desk.linking()
        .link(scene.customer(), wallet, typed.map(Scene.Typed::text).getOrNull());
  }

  /** Not after nothing was typed: then the person has left. */
  private static boolean mayTypeAgain(Either<WalletFailure, Linked> answer) {
    return answer.isLeft()
        && answer.getLeft().remedy() == Remedy.ASK_AGAIN
        && !answer.getLeft().equals(new OtpRejected(new Missing()));
  }

  private static void pay(Scene scene, Linked linked, PrintStream out) {
    says(out, state(linked));
    step(out, "Hand the token over to the payment call");
    linked.funds().token().forEach(token -> says(out, token + ": " + scene.pay(token)));
  }

  private Either<WalletFailure, WalletAccount.Unlinked> delink(
      Customer customer, WalletId wallet, PrintStream out) {
    step(out, "Delink the wallet");
    return desk.delinking().delink(customer, wallet);
  }

  private static String state(WalletAccount wallet) {
    String name = wallet.id() + " at " + wallet.provider();
    return wallet.fold(
        unlinked -> "UNLINKED " + name, linked -> "LINKED " + name + ", " + balance(linked));
  }

  private static String balance(Linked linked) {
    return linked
        .funds()
        .balance()
        .fold(() -> "balance unknown", balance -> "balance " + balance.amount());
  }

  private static String words(WalletFailure failure) {
    return failure.kind() + triesLeft(failure) + ", remedy " + failure.remedy();
  }

  private static String triesLeft(WalletFailure failure) {
    return failure instanceof OtpRejected rejected && rejected.rejection() instanceof Wrong wrong
        ? wrong.triesLeft().fold(() -> "", left -> ", tries left: " + left)
        : "";
  }

  private static void step(PrintStream out, String text) {
    out.println();
    out.println("* " + text);
  }

  private static void says(PrintStream out, String text) {
    out.println("    " + text);
  }
}
