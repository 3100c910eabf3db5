import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type AnchorProps = ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>;

const Anchor = (props: AnchorProps) => <Button component="a" {...props} />;

/** A link that looks like a button; its address is checked like that of every link. */
export const ButtonLink = createLink(Anchor);
