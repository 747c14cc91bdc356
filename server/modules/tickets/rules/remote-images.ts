/** Whether a mail's HTML, as it is kept, asks for images from elsewhere. */
export const hasRemoteImages = (html: string): boolean => /data-remote-(?:src|background)=/i.test(html)
