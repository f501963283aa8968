package org.lianxin.referral.security;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Called by the web applications' pages while somebody types or clicks; {@link SessionLimits} takes note. */
@RestController
class StillThere {

    @GetMapping("/still-there")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note() {}
}
