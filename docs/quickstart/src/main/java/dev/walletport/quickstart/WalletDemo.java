package dev.walletport.quickstart;

import dev.walletport.application.Wallets;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One wallet from its creation to its delinking: its OTP is asked for by a double tap and mistyped
 * first, and it is paid with.
 */
final class WalletDemo {

  private static final int MOST_OTPS_TYPED = 3;

  private final Wallets wallets;

  @Inject
  WalletDemo(Wallets wallets) {
    this.wallets = wallets;
  }

  /** Prints each step; true if none failed. */
  boolean run(Scenario scenario, PrintStream out) {
    out.println("Walletport, " + scenario.place() + ".");
    Customer customer = scenario.customer();
    return wallet(scenario, out)
        .peek(wallet -> says(out, state(wallet)))
        .flatMap(wallet -> requestOtp(customer, wallet.id(), out))
        .peek(wallet -> says(out, "the message is on its way, the wallet is " + state(wallet)))
        .peek(wallet -> saysNextMessage(customer, wallet.id(), out))
        .flatMap(wallet -> link(scenario, wallet.id(), out))
        .peek(linked -> pay(scenario, linked, out))
        .flatMap(linked -> delink(customer, linked.id(), out))
        .peek(wallet -> says(out, state(wallet)))
        .peekLeft(failure -> says(out, "stopped: " + words(failure)))
        .isRight();
  }

  private Either<WalletFailure, WalletAccount> wallet(Scenario scenario, PrintStream out) {
    Customer customer = scenario.customer();
    return scenario
        .wallet()
        .fold(
            () -> {
              step(out, "Create a wallet for " + customer.id());
              return wallets.create(customer, NewWallet.at(WalletProvider.MOBIKWIK));
            },
            id -> {
              step(out, "Find wallet " + id + " of " + customer.id());
              return wallets.find(customer, id);
            });
  }

  /** A double tap, on two threads as a host serves it; the guard lets one of both through. */
  private Either<WalletFailure, WalletAccount.Unlinked> requestOtp(
      Customer customer, WalletId wallet, PrintStream out) {
    step(out, "Request an OTP, with a double tap");
    CompletableFuture<Either<WalletFailure, WalletAccount.Unlinked>> other =
        CompletableFuture.supplyAsync(() -> wallets.requestOtp(customer, wallet));
    Either<WalletFailure, WalletAccount.Unlinked> first = wallets.requestOtp(customer, wallet);
    Either<WalletFailure, WalletAccount.Unlinked> second = other.join();
    says(out, "of two taps at once, " + heldBack(first, second) + " is held back, remedy WAIT");
    return isHeldBack(first) ? second : first;
  }

  private static long heldBack(
      Either<WalletFailure, WalletAccount.Unlinked> first,
      Either<WalletFailure, WalletAccount.Unlinked> second) {
    return Stream.of(first, second).filter(WalletDemo::isHeldBack).count();
  }

  private static boolean isHeldBack(Either<WalletFailure, WalletAccount.Unlinked> answer) {
    return answer.isLeft() && answer.getLeft().remedy() == Remedy.WAIT;
  }

  private void saysNextMessage(Customer customer, WalletId wallet, PrintStream out) {
    wallets
        .sendAllowance(customer, wallet)
        .forEach(allowance -> says(
            out,
            "the next one may be asked for at " + allowance.nextAt() + ", " + allowance.left()
                + " are left"));
  }

  private Either<WalletFailure, Linked> link(Scenario scenario, WalletId wallet, PrintStream out) {
    step(out, "Link the wallet");
    Either<WalletFailure, Linked> answer = typeAndLink(scenario, wallet, out);
    for (int typed = 1; typed < MOST_OTPS_TYPED && mayTypeAgain(answer); typed++) {
      says(out, words(answer.getLeft()));
      answer = typeAndLink(scenario, wallet, out);
    }
    return answer;
  }

  private Either<WalletFailure, Linked> typeAndLink(
      Scenario scenario, WalletId wallet, PrintStream out) {
    Option<Scenario.Typed> typed = scenario.otp(wallet);
    typed.forEach(otp -> says(out, otp.shown()));
    return wallets.link(
        scenario.customer(), wallet, typed.map(Scenario.Typed::text).getOrNull());
  }

  /** Not after nothing was typed: then the customer has left. */
  private static boolean mayTypeAgain(Either<WalletFailure, Linked> answer) {
    return answer.isLeft()
        && answer.getLeft().remedy() == Remedy.ASK_AGAIN
        && !answer.getLeft().equals(new OtpRejected(new Missing()));
  }

  private static void pay(Scenario scenario, Linked linked, PrintStream out) {
    says(out, state(linked));
    step(out, "Hand the token over to the payment call");
    linked.funds().token().forEach(token -> says(out, token + ": " + scenario.pay(token)));
  }

  private Either<WalletFailure, WalletAccount.Unlinked> delink(
      Customer customer, WalletId wallet, PrintStream out) {
    step(out, "Delink the wallet");
    return wallets.delink(customer, wallet);
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
    return failure.kind() + guessesLeft(failure) + ", remedy " + failure.remedy();
  }

  private static String guessesLeft(WalletFailure failure) {
    return failure instanceof OtpRejected rejected && rejected.rejection() instanceof Wrong wrong
        ? wrong.guessesLeft().fold(() -> "", left -> ", guesses left: " + left)
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
