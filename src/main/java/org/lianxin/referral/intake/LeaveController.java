package org.lianxin.referral.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way out of the public page, for somebody who is being watched: to a page about the weather, leaving nothing. */
@Controller
class LeaveController {

    private final URI harmlessPage;

    LeaveController(@Value("${lianxin.report.leave-to:https://www.weather.com.cn/}") URI harmlessPage) {
        this.harmlessPage = harmlessPage;
    }

    @GetMapping("/report/leave")
    ResponseEntity<Void> leave(HttpServletRequest request) {
        ResponseEntity.BodyBuilder away =
                ResponseEntity.status(HttpStatus.SEE_OTHER).location(harmlessPage);
        if (request.getUserPrincipal() == null) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            // Not "cache": nothing of the page is cached, and browsers take seconds to clear it before they go on.
            away.header("Clear-Site-Data", "\"cookies\", \"storage\"");
        }
        return away.build();
    }
}
