package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletOperation;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StackDepthCheckTest {

  /** Where the stack ends, and then one frame higher after the other, until the check ends it. */
  @ParameterizedTest
  @EnumSource(WalletOperation.class)
  void ends_each_operation_before_it_begins(WalletOperation operation) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.json(404, "{}"));
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
                .build())) {
      WalletGateway gateway = juspay.gateway();
      ignore(OperationCalls.make(operation, gateway));
      int requests = server.requests().size();

      assertThat(endsInCheck(() -> ignore(OperationCalls.make(operation, gateway))))
          .isTrue();

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
