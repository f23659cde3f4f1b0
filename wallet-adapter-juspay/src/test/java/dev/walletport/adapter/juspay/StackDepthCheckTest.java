package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StackDepthCheckTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  private static Either<?, ?> call(WalletOperation operation, WalletGateway gateway) {
    return switch (operation) {
      case CREATE -> gateway.create(CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK));
      case REQUEST_OTP -> gateway.requestOtp(CUSTOMER, SampleWallets.ID);
      case LINK -> gateway.link(CUSTOMER, SampleWallets.ID, Otp.of("345678"));
      case DELINK -> gateway.delink(CUSTOMER, SampleWallets.ID);
      case FIND -> gateway.find(CUSTOMER, SampleWallets.ID);
      case LIST -> gateway.list(CUSTOMER);
      case REFRESH -> gateway.refresh(CUSTOMER, SampleWallets.ID);
      case REFRESH_ALL -> gateway.refreshAll(CUSTOMER);
      case CHANGE_MOBILE_NUMBER ->
        gateway.changeMobileNumber(CUSTOMER, SampleWallets.ID, MobileNumber.of("9876543210"));
    };
  }

  /** Where the stack ends, and then one frame higher after the other, until the check ends it. */
  @ParameterizedTest
  @EnumSource(WalletOperation.class)
  void ends_each_operation_before_it_begins(WalletOperation operation) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.json(404, "{}"));
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
                .build())) {
      WalletGateway gateway = juspay.gateway();
      ignore(call(operation, gateway));
      int requests = server.requests().size();

      assertThat(endsInCheck(() -> ignore(call(operation, gateway)))).isTrue();

      assertThat(server.requests()).hasSize(requests);
    }
  }

  private static boolean endsInCheck(Runnable call) throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Thread deep = new Thread(null, () -> ended.complete(fromTheEnd(call, 0)), "deep", 1 << 19);
    deep.setDaemon(true);
    deep.start();
    return ended.get();
  }

  /** True as soon as the call ends in the check, false if it ends in any other way. */
  private static boolean fromTheEnd(Runnable call, int depth) {
    try {
      return depth < Integer.MAX_VALUE && fromTheEnd(call, depth + 1);
    } catch (StackOverflowError e) {
      return isEndedByCheck(call);
    }
  }

  /** An overflow before the check, or while its trace is read, is tried one frame higher. */
  private static boolean isEndedByCheck(Runnable call) {
    try {
      call.run();
      return false;
    } catch (StackOverflowError e) {
      for (StackTraceElement frame : e.getStackTrace()) {
        if (frame.getClassName().equals(StackDepthCheck.class.getName())) {
          return true;
        }
      }
      throw e;
    }
  }
}
