package org.lianxin.referral;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Puts the clock back and empties the mailbox before each test. */
class FreshStart implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) throws FolderException {
        ApplicationContext application = SpringExtension.getApplicationContext(test);
        application.getBean(MovableClock.class).reset();
        application.getBean(GreenMail.class).purgeEmailFromAllMailboxes();
    }
}
