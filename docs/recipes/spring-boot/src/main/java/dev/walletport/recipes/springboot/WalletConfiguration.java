package dev.walletport.recipes.springboot;

import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.domain.OtpForm;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** {@link Wallets}, which Spring builds by its {@code @Inject}, and what it takes. */
@Configuration(proxyBeanMethods = false)
@Import({Wallets.class, Settling.class, Reporting.class})
class WalletConfiguration {

  @Bean
  OtpForm otpForm() {
    return OtpForm.standard();
  }

  @Bean
  CallIds callIds() {
    return CallIds.unique();
  }

  /** What a listener throws is logged where everything else is. */
  @Bean
  HostFailureLog hostFailureLog() {
    return LoggerFactory.getLogger(HostFailureLog.class)::warn;
  }

  @Bean
  SettlingPolicy settlingPolicy() {
    return SettlingPolicy.standard();
  }
}
