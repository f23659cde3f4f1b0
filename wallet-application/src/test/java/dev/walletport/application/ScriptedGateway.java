package dev.walletport.application;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A gateway that answers from a script, each answer once, and records what it was asked. */
final class ScriptedGateway implements WalletGateway {

  private final Map<WalletOperation, Deque<Supplier<Either<WalletFailure, ?>>>> script =
      new EnumMap<>(WalletOperation.class);
  private final List<WalletOperation> asked = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();
  private Option<String> merchant = Option.none();
  private Pause pause = Pause.system();
  private boolean closed;

  /** From now on it goes by a name. */
  ScriptedGateway named(String name) {
    merchant = Option.some(name);
    return this;
  }

  /** From now on it waits so. */
  @CanIgnoreReturnValue
  ScriptedGateway pausing(Pause how) {
    pause = how;
    return this;
  }

  /** From now on it is closed, and answers all the same what it was told. */
  void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public Pause pause() {
    return pause;
  }

  /** The next answer to an operation. */
  @CanIgnoreReturnValue
  ScriptedGateway answers(WalletOperation operation, Either<WalletFailure, ?> answer) {
    return answers(operation, () -> answer);
  }

  /** The next answer to an operation, made when it is asked. */
  @CanIgnoreReturnValue
  ScriptedGateway answers(WalletOperation operation, Supplier<Either<WalletFailure, ?>> answer) {
    script.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** Forgets the answers that were not asked for. */
  void forget() {
    script.clear();
  }

  /** What was asked, in order. */
  List<WalletOperation> asked() {
    return asked;
  }

  /** With what it was asked, in order. */
  List<Object> arguments() {
    return arguments;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the test says what fits
  private <T> Either<WalletFailure, T> answer(WalletOperation operation, Object... with) {
    asked.add(operation);
    Collections.addAll(arguments, with);
    Deque<Supplier<Either<WalletFailure, ?>>> answers = script.get(operation);
    if (answers == null || answers.isEmpty()) {
      throw new AssertionError("no answer is scripted for " + operation + " after " + asked);
    }
    return (Either<WalletFailure, T>) answers.remove().get();
  }

  @Override
  public Option<String> merchant() {
    return merchant;
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    return answer(WalletOperation.CREATE, customer, newWallet);
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return answer(WalletOperation.REQUEST_OTP, customer, wallet);
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    return answer(WalletOperation.LINK, customer, wallet, otp);
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return answer(WalletOperation.DELINK, customer, wallet);
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return answer(WalletOperation.FIND, customer, wallet);
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return answer(WalletOperation.LIST, customer);
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return answer(WalletOperation.REFRESH, customer, wallet);
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return answer(WalletOperation.REFRESH_ALL, customer);
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    return answer(WalletOperation.CHANGE_MOBILE_NUMBER, customer, wallet, number);
  }
}
