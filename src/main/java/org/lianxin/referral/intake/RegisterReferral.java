package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Locality;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.lianxin.referral.register.NumberSeries;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.stereotype.Component;

/** Gives a referral its number, enters it into the register and looks for earlier referrals of the same person. */
@Component
class RegisterReferral implements JavaDelegate {

    private final Federation federation;
    private final Matters matters;
    private final NumberSeries numbers;
    private final ReferralRegister register;
    private final DuplicateSearch duplicates;
    private final SignedIn signedIn;
    private final Clock clock;

    RegisterReferral(
            Federation federation,
            Matters matters,
            NumberSeries numbers,
            ReferralRegister register,
            DuplicateSearch duplicates,
            SignedIn signedIn,
            Clock clock) {
        this.federation = federation;
        this.matters = matters;
        this.numbers = numbers;
        this.register = register;
        this.duplicates = duplicates;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ZonedDateTime now = clock.instant().atZone(federation.zone());
        Office office = federation.officeOf(DISTRICT.get(execution));
        Matter matter = matters.get(MATTER.get(execution));
        String receivedAt = RECEIVED_AT.find(execution).orElseGet(() -> now.toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));

        int number = numbers.next(federation.referralPrefix() + "-" + office.code(), now.getYear());
        String referralNo =
                "%s-%s-%d-%06d".formatted(federation.referralPrefix(), office.code(), now.getYear(), number);
        REFERRAL_NO.set(execution, referralNo);
        SHORT_NO.set(execution, "%s%02d-%d".formatted(office.shortName(), now.getYear() % 100, number));
        RECEIVED_AT.set(execution, receivedAt);
        CATEGORY.set(execution, matter.category());
        execution.setProcessBusinessKey(referralNo);

        register.enter(
                referralNo,
                office.code(),
                CHANNEL.get(execution),
                matter.code(),
                OffsetDateTime.parse(receivedAt).toInstant());
        if (!signedIn.userId().equals(SignedIn.NOBODY)) {
            register.reported(
                    referralNo,
                    signedIn.userId(),
                    federation.localityOf(signedIn.groups()).map(Locality::group));
        }
        Person person = Person.of(VICTIM.find(execution), VICTIM_AGE.find(execution), now.getYear());
        DUPLICATES.set(execution, Spin.JSON(duplicates.enterAndFind(referralNo, office.code(), person)));
    }
}
