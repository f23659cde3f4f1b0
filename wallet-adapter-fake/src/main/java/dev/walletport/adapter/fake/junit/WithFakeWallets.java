package dev.walletport.adapter.fake.junit;

import dev.walletport.application.port.WalletEvents;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects a fake of its own into each test.
 *
 * <p>A test method, a {@code @BeforeEach} or {@code @AfterEach} method and, unless an instance
 * serves several tests, the constructor of a test class may ask for:
 *
 * <ul>
 *   <li>{@link dev.walletport.adapter.fake.FakeWallets}, and its parts:
 *       {@link dev.walletport.adapter.fake.FakeClock},
 *       {@link dev.walletport.adapter.fake.SmsInbox}, {@link dev.walletport.adapter.fake.Faults};
 *   <li>{@link dev.walletport.application.port.WalletGateway};
 *   <li>{@link dev.walletport.application.Wallets}, without a command guard, and each use case of
 *       {@link dev.walletport.application.UseCases#types}, with
 *       {@link dev.walletport.domain.OtpForm#standard},
 *       {@link dev.walletport.application.SettlingPolicy#standard}, and the fake's clock, which a
 *       pause moves;
 *   <li>the listener of {@link #events}, by its class or a type between that and
 *       {@link dev.walletport.application.port.WalletEvents}.
 * </ul>
 *
 * <p>A parameter of any other type is left to other extensions, as is one that bears an annotation,
 * such as Mockito's {@code @Mock}; annotations about null do not count. So a parameterized test may
 * have arguments of {@link dev.walletport.adapter.fake.MagicOtp} or
 * {@link dev.walletport.adapter.fake.Fault}, and after them parameters from this list.
 *
 * <p>All parameters of one test belong to one fake, which no other test sees: tests may run in
 * parallel.
 *
 * <p>On a method the annotation stands in place of that on its class, and on a nested class of that
 * on the outer one, with all its values.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(FakeWalletsExtension.class)
@SuppressWarnings("exports") // JUnit is no dependency of this module.
public @interface WithFakeWallets {

  /**
   * From what ids, one-time passwords and tokens are drawn.
   *
   * @return any number
   */
  long seed() default 1;

  /**
   * Whether the use cases settle an unknown outcome.
   *
   * @return true by {@link dev.walletport.application.SettlingPolicy#standard}, false by
   *     {@link dev.walletport.application.SettlingPolicy#none}
   */
  boolean settling() default true;

  /**
   * The listener that each test has an instance of, which is told begins, attempts and outcomes.
   *
   * @return a class that is not abstract and no inner one, with a constructor without parameters
   *     that may be private; by default none
   */
  Class<? extends WalletEvents> events() default WalletEvents.class;
}
