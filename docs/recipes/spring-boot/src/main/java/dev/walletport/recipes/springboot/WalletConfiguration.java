package dev.walletport.recipes.springboot;

import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.Reporting;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.domain.OtpForm;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The use cases, which Spring builds by their {@code @Inject}, and the rules they keep. */
@Configuration(proxyBeanMethods = false)
@Import({
  CreateWallet.class,
  RequestOtp.class,
  LinkWallet.class,
  DelinkWallet.class,
  ListWallets.class,
  Settling.class,
  Reporting.class
})
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
