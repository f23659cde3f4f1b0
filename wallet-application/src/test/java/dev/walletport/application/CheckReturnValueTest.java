package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A host with Error Prone or an IDE is warned when it drops an answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckReturnValueTest {

  @Test
  void is_asked_for_by_the_package() {
    assertThat(Wallets.class.getPackage().isAnnotationPresent(CheckReturnValue.class))
        .isTrue();
  }
}
